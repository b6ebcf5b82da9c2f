/** What a page in a browser asks for and does: the log, read and followed, and what is sent again. */
@NullMarked
package io.github.notrahooks.inspector;

import org.jspecify.annotations.NullMarked;
