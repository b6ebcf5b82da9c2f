/** The receiver behind Undertow: reads bytes, writes answers, and keeps slow clients apart. */
@NullMarked
package io.github.notrahooks.receiver.undertow;

import org.jspecify.annotations.NullMarked;
