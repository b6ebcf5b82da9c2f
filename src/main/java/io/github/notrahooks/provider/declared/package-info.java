/** Signature schemes as data: what most of them have in common, and the rows that say where they differ. */
@NullMarked
package io.github.notrahooks.provider.declared;

import org.jspecify.annotations.NullMarked;
