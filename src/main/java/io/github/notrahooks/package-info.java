/** The process's edge. */
@NullMarked
package io.github.notrahooks;

import org.jspecify.annotations.NullMarked;
