package io.github.notrahooks.delivery;

/**
 * One header line.
 *
 * @param name as spelt on the wire
 * @param value without surrounding white space
 */
public record Header(String name, String value) {}
