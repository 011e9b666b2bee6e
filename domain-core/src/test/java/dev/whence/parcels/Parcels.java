package dev.whence.parcels;

import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Upcaster;
import dev.whence.schema.SchemaVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The parcel service of today, which reads what [ParcelsOfOld] recorded.
final class Parcels {

    record Parcel(String parcelId, String addressee, int grams, String place, boolean delivered) {}

    sealed interface ParcelEvent {
        String parcelId();
    }

    @SchemaVersion(3)
    record ParcelSent(String parcelId, String addressee, int grams) implements ParcelEvent {}

    record ParcelArrived(String parcelId, String place) implements ParcelEvent {}

    record ParcelDelivered(String parcelId) implements ParcelEvent {}

    @SchemaVersion(2)
    record SendParcel(String parcelId, String addressee, int grams) {}

    record BringParcel(String parcelId, String place) {}

    record DeliverParcel(String parcelId) {}

    static final EntityType<Parcel, ParcelEvent> PARCEL = EntityType.named("parcel", Parcel.class)
            .upcasting(
                    Upcaster.of("ParcelSent", 1).toNext(Parcels::inGrams),
                    Upcaster.of("ParcelSent", 2).toNext(Parcels::toAddressee),
                    Upcaster.of("ParcelMoved", 1)
                            .becoming("ParcelArrived", 1, data -> data.without("delivered"))
                            .and("ParcelDelivered", 1, Parcels::deliveryIn),
                    Upcaster.of("ParcelPhotographed", 1).dropped())
            .changedBy(ParcelEvent.class, ParcelEvent::parcelId, Parcels::after);

    private Parcels() {}

    private static ObjectNode inGrams(ObjectNode data) {
        int grams = data.remove("weight").decimalValue().movePointRight(3).intValueExact();
        return data.put("grams", grams);
    }

    private static ObjectNode toAddressee(ObjectNode data) {
        return data.put("addressee", data.remove("receiver").asString());
    }

    private static @Nullable ObjectNode deliveryIn(ObjectNode data) {
        return data.get("delivered").asBoolean() ? data.retain("parcel_id") : null;
    }

    static final CommandType<SendParcel> SEND = CommandType.of(SendParcel.class)
            .upcasting(
                    Upcaster.of("PostParcel", 1).becoming("SendParcel", 1),
                    Upcaster.of("SendParcel", 1).toNext(data -> toAddressee(inGrams(data))))
            .creating(PARCEL, SendParcel::parcelId)
            .produces(in -> List.of(new ParcelSent(
                    in.command().parcelId(),
                    in.command().addressee(),
                    in.command().grams())));

    static Domain domain() {
        return Domain.named("parcels")
                .version(2)
                .entities(PARCEL)
                .commands(SEND, bring(), deliver())
                .upcasting(
                        Upcaster.of("MoveParcel", 1)
                                .becoming("BringParcel", 1, data -> isDelivery(data) ? null : data.without("delivered"))
                                .and("DeliverParcel", 1, data -> isDelivery(data) ? data.retain("parcel_id") : null),
                        Upcaster.of("PhotographParcel", 1).dropped())
                .build();
    }

    private static boolean isDelivery(ObjectNode data) {
        return data.get("delivered").asBoolean();
    }

    private static CommandType<BringParcel> bring() {
        return CommandType.of(BringParcel.class)
                .on(PARCEL, BringParcel::parcelId)
                .produces(in -> List.of(
                        new ParcelArrived(in.command().parcelId(), in.command().place())));
    }

    private static CommandType<DeliverParcel> deliver() {
        return CommandType.of(DeliverParcel.class)
                .on(PARCEL, DeliverParcel::parcelId)
                .produces(in -> List.of(new ParcelDelivered(in.command().parcelId())));
    }

    private static @Nullable Parcel after(@Nullable Parcel parcel, ParcelEvent event) {
        if (event instanceof ParcelSent sent) {
            return new Parcel(sent.parcelId(), sent.addressee(), sent.grams(), "counter", false);
        }
        if (parcel == null) {
            throw new IllegalStateException(event + " happened to a parcel that was never sent");
        }
        return switch (event) {
            case ParcelSent sent -> throw new IllegalStateException("already handled: " + sent);
            case ParcelArrived arrived -> at(arrived.place(), false, parcel);
            case ParcelDelivered _ -> at(parcel.place(), true, parcel);
        };
    }

    private static Parcel at(String place, boolean delivered, Parcel parcel) {
        return new Parcel(parcel.parcelId(), parcel.addressee(), parcel.grams(), place, delivered);
    }
}
