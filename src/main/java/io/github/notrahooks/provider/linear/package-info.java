/** Linear: how it signs, and what its events mean to Notra. */
@NullMarked
package io.github.notrahooks.provider.linear;

import org.jspecify.annotations.NullMarked;
