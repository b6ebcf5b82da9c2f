/** The inspector behind Undertow: lets nobody in without the token, and writes what is asked for. */
@NullMarked
package io.github.notrahooks.inspector.undertow;

import org.jspecify.annotations.NullMarked;
