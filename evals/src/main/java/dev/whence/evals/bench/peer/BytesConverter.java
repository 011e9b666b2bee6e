package dev.whence.evals.bench.peer;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.ConversionException;
import org.axonframework.conversion.Converter;
import org.axonframework.messaging.core.Metadata;
import org.jspecify.annotations.Nullable;

/// Leaves bytes as they are, and knows the bytes of empty metadata: the least that Axon can be made to convert.
@SuppressWarnings("TypeParameterUnusedInFormals") // so Axon declares it
final class BytesConverter implements Converter {

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    @Override
    public boolean canConvert(Type from, Type to) {
        return to == byte[].class && (from == byte[].class || from == Metadata.class);
    }

    @Override
    public <T> @Nullable T convert(@Nullable Object input, Type to) {
        byte[] bytes = switch (input) {
            case null -> null;
            case byte[] ready -> ready;
            case Metadata metadata when metadata.isEmpty() -> EMPTY;
            default -> throw new ConversionException("Only bytes and empty metadata are stored here, not " + input);
        };
        return cast(bytes);
    }

    @SuppressWarnings("unchecked") // callers ask for bytes, see canConvert
    private static <T> @Nullable T cast(byte @Nullable [] bytes) {
        return (T) bytes;
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("converts", "bytes to themselves");
    }
}
