/** The one exception that ends a command, and the exit code it carries. */
@NullMarked
package io.github.notrahooks.failure;

import org.jspecify.annotations.NullMarked;
