/** The bytes that a JSON text may have had before somebody read it and wrote it again. */
@NullMarked
package io.github.notrahooks.restore;

import org.jspecify.annotations.NullMarked;
