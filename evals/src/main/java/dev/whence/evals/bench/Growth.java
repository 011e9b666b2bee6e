package dev.whence.evals.bench;

import dev.whence.evals.bench.load.CallerLoad;
import java.util.List;

/// What becomes of speed and memory as the log grows.
///
/// @param small how many decisions the small log had when it was measured
/// @param large how many the large one had
/// @param atSmall appends to the small log
/// @param atLarge appends to the large log, in turns with those to the small one
/// @param memoryAtSmall this process when the log that grew had as many as the small one, after a collection
/// @param memoryAtLarge this process at the end of the growth, after a collection
/// @param entities loads of entities whose changes lie scattered over the large log
/// @param reading the large log, opened and read again
record Growth(
        long small,
        long large,
        CallerLoad.Result atSmall,
        CallerLoad.Result atLarge,
        Memory memoryAtSmall,
        Memory memoryAtLarge,
        List<EntityLoad> entities,
        Reading reading) {

    /// What the process holds.
    ///
    /// @param residentMegabytes all of it
    /// @param heapMegabytes what of the Java heap is in use
    record Memory(long residentMegabytes, long heapMegabytes) {}

    /// The speed of the large log, as a part of that of the small one.
    double speedKept() {
        return atLarge.perSecond() / atSmall.perSecond();
    }

    /// The heap that each decision of the growth left behind; what is no more than noise may be negative.
    double heapBytesPerDecision() {
        return ((memoryAtLarge.heapMegabytes() - memoryAtSmall.heapMegabytes()) << 20) / (double) (large - small);
    }

    /// The process memory that each decision of the growth left behind.
    double residentBytesPerDecision() {
        return ((memoryAtLarge.residentMegabytes() - memoryAtSmall.residentMegabytes()) << 20)
                / (double) (large - small);
    }
}
