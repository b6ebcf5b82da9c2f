package io.github.notrahooks.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a signature header was meant to be.
 *
 * @param hints what is wrong with its form; empty if nothing is
 * @param proof what it proves, or null if nothing can be read from it
 */
record ValueReading(List<Hint> hints, @Nullable Proof proof) {}
