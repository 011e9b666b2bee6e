@NullMarked
package dev.whence.evals.search.shop;

import org.jspecify.annotations.NullMarked;
