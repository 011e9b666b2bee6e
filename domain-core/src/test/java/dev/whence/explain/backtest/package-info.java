@NullMarked
package dev.whence.explain.backtest;

import org.jspecify.annotations.NullMarked;
