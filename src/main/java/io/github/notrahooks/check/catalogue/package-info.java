/** The checks themselves, a class for each group. */
@NullMarked
package io.github.notrahooks.check.catalogue;

import org.jspecify.annotations.NullMarked;
