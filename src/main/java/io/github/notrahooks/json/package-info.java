/** Reading and writing JSON without losing a byte of what was not asked for. */
@NullMarked
package io.github.notrahooks.json;

import org.jspecify.annotations.NullMarked;
