/** What people have in hand becomes a payload: its provider, its event, its bytes. */
@NullMarked
package io.github.notrahooks.input;

import org.jspecify.annotations.NullMarked;
