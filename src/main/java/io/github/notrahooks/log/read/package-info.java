/** Reads the delivery log in both directions, finds deliveries, follows what is appended. */
@NullMarked
package io.github.notrahooks.log.read;

import org.jspecify.annotations.NullMarked;
