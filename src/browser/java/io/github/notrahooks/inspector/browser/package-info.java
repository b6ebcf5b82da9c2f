/** The inspector's page as a browser shows it. */
@NullMarked
package io.github.notrahooks.inspector.browser;

import org.jspecify.annotations.NullMarked;
