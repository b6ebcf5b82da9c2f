/** Logged deliveries, verified once more: each at its own time, with its own secrets. */
@NullMarked
package io.github.notrahooks.verify.logged;

import org.jspecify.annotations.NullMarked;
