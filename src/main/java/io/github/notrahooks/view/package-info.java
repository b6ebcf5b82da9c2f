/** A logged delivery as something to show: data, of which tables, JSON and screens are made. */
@NullMarked
package io.github.notrahooks.view;

import org.jspecify.annotations.NullMarked;
