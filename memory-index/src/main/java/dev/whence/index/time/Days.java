package dev.whence.index.time;

import java.time.LocalDate;

/// A run of days, the end not in it.
record Days(LocalDate start, LocalDate end) {}
