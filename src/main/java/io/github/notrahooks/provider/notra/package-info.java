/** Notra's outbound deliveries: how they are signed. */
@NullMarked
package io.github.notrahooks.provider.notra;

import org.jspecify.annotations.NullMarked;
