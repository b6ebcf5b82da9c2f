/** Durations and points in time as users write them. */
@NullMarked
package io.github.notrahooks.time;

import org.jspecify.annotations.NullMarked;
