package dev.whence.parcels;

import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parcel service as it was first written.
final class ParcelsOfOld {

    record Parcel(String parcelId, String receiver, BigDecimal weight, String place, boolean delivered) {}

    sealed interface ParcelEvent {
        String parcelId();
    }

    record ParcelSent(String parcelId, String receiver, BigDecimal weight) implements ParcelEvent {}

    record ParcelMoved(String parcelId, String place, boolean delivered) implements ParcelEvent {}

    record ParcelPhotographed(String parcelId, String picture) implements ParcelEvent {}

    record PostParcel(String parcelId, String receiver, BigDecimal weight) {}

    record MoveParcel(String parcelId, String place, boolean delivered) {}

    record PhotographParcel(String parcelId, String picture) {}

    static final EntityType<Parcel, ParcelEvent> PARCEL = EntityType.named("parcel", Parcel.class)
            .changedBy(ParcelEvent.class, ParcelEvent::parcelId, ParcelsOfOld::after);

    private ParcelsOfOld() {}

    private static @Nullable Parcel after(@Nullable Parcel parcel, ParcelEvent event) {
        if (event instanceof ParcelSent sent) {
            return new Parcel(sent.parcelId(), sent.receiver(), sent.weight(), "counter", false);
        }
        if (parcel == null) {
            throw new IllegalStateException(event + " happened to a parcel that was never sent");
        }
        return switch (event) {
            case ParcelSent sent -> throw new IllegalStateException("already handled: " + sent);
            case ParcelMoved moved ->
                new Parcel(parcel.parcelId(), parcel.receiver(), parcel.weight(), moved.place(), moved.delivered());
            case ParcelPhotographed _ -> parcel;
        };
    }

    static Domain domain() {
        return Domain.named("parcels")
                .version(1)
                .entities(PARCEL)
                .commands(
                        CommandType.of(PostParcel.class)
                                .creating(PARCEL, PostParcel::parcelId)
                                .produces(in -> List.of(new ParcelSent(
                                        in.command().parcelId(),
                                        in.command().receiver(),
                                        in.command().weight()))),
                        CommandType.of(MoveParcel.class)
                                .on(PARCEL, MoveParcel::parcelId)
                                .produces(in -> List.of(new ParcelMoved(
                                        in.command().parcelId(),
                                        in.command().place(),
                                        in.command().delivered()))),
                        CommandType.of(PhotographParcel.class)
                                .on(PARCEL, PhotographParcel::parcelId)
                                .produces(in -> List.of(new ParcelPhotographed(
                                        in.command().parcelId(), in.command().picture()))))
                .build();
    }
}
