package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a record, or of an object in it. They are asked for in the order in which they are
 * written; each method throws {@link DamagedLine} where a field is not what it is asked for as. Not
 * thread-safe.
 */
interface RecordFields {
  /** Whether there is a field; asked before one that may be left out. */
  boolean has(String key);

  /** A text, or null. */
  @Nullable
  String text(String key) throws DamagedLine;

  /** A text without which there is no record. */
  String required(String key) throws DamagedLine;

  /** A text that is empty where there is nothing to say. */
  String name(String key) throws DamagedLine;

  /** A number. */
  long number(String key) throws DamagedLine;

  /** A small number, or null. */
  @Nullable
  Integer code(String key) throws DamagedLine;

  /** Whether a field is there and true. */
  boolean flag(String key) throws DamagedLine;

  /** Texts; none where there is no such field. */
  List<String> texts(String key) throws DamagedLine;

  /** An object of any fields. */
  ObjectNode object(String key) throws DamagedLine;

  /** Names and values, each as it is in the record. */
  Headers headers(String key) throws DamagedLine;

  /**
   * Bytes, of a text or of Base64.
   *
   * @param text the key of the text
   * @param base64 the key of the Base64
   * @param size how many bytes there should be; negative where that is not known
   */
  Body body(String text, String base64, long size) throws DamagedLine;

  /** The fields of an object, to be left by {@link #end} before more of these are asked for. */
  RecordFields inside(String key) throws DamagedLine;

  /** Says that nothing more is expected in this object. */
  void end() throws DamagedLine;
}
