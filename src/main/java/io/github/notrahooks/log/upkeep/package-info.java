/** Checks the delivery log, rebuilds indexes and the memory of duplicates, removes what is old. */
@NullMarked
package io.github.notrahooks.log.upkeep;

import org.jspecify.annotations.NullMarked;
