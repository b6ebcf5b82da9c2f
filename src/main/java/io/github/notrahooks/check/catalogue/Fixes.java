package io.github.notrahooks.check.catalogue;

/** What to do about a receiver's mistakes, in the words of those who write receivers. */
final class Fixes {
  /** The signature must be made from the very bytes that came. */
  static final String RAW_BODY =
      "Verify the bytes that came, before anything reads them as JSON. Express: "
          + "express.raw({ type: '*/*', limit: '25mb' }) on this route, before express.json(). "
          + "Next.js: await request.text() in a route handler, or bodyParser: false in pages/api. "
          + "Rails: request.raw_post. Django: request.body. Flask: request.get_data(). "
          + "Spring: @RequestBody byte[]. Laravel: $request->getContent().";

  /** The signature must be looked at, whatever else there is. */
  static final String VERIFY_FIRST =
      "Compute the HMAC of the body with the secret in each request, compare it with the whole of the "
          + "header's value (timingSafeEqual, hmac.compare_digest, hash_equals, MessageDigest.isEqual), "
          + "and answer 401 before anything else is done. A missing header is a wrong signature: do not "
          + "skip the check where there is none.";

  /** All of the signature must be compared. */
  static final String WHOLE =
      "Compare all of the digits, after you have made sure that both have the same length. No "
          + "startsWith, no substring, no comparison that ends with the shorter one.";

  /** A secret that is not set must not verify. */
  static final String SECRET_SET =
      "Look at how the secret gets to the receiver: a variable that is not set must stop it at the "
          + "start, and never be an empty key. Compare with one secret only: no default, no key of "
          + "examples or tests.";

  /** Malformed values must not break the comparison. */
  static final String LENGTH_FIRST =
      "Check the form of the value before you decode or compare it: timingSafeEqual and others throw "
          + "where the lengths differ, and an exception that nobody catches becomes a 500, or worse, "
          + "skips the check. Answer 401.";

  /** Limits must leave room. */
  static final String LIMIT =
      "Raise the limit for bodies. Express: limit: '25mb' (100kb is what it has by itself). nginx: "
          + "client_max_body_size 25m. Django: DATA_UPLOAD_MAX_MEMORY_SIZE. Next.js pages/api: "
          + "api.bodyParser.sizeLimit.";

  /** Text must not be turned into another encoding. */
  static final String NO_TEXT =
      "Keep the body as bytes: no trim(), no latin1, no replacement of characters, and no text that "
          + "is decoded and encoded again, before the signature was checked. ";

  /** A signed time must be looked at. */
  static final String TIME =
      "After the signature was checked, compare the signed time with now, and refuse what is further "
          + "away than the tolerance, to either side: Math.abs(now - time) <= tolerance.";

  /** What is not known is not an error. */
  static final String UNKNOWN =
      "Answer 2xx to what you have no use for: providers add events and fields at any time, and switch "
          + "off webhooks that fail. Give the switch over event names a default.";

  /** Strangers' input must not break it. */
  static final String NO_500 =
      "Parse inside try and catch, look at the fields before you use them, and answer 400 to what "
          + "cannot be used. An exception that nobody catches becomes a 500, after which providers "
          + "send again.";

  /** Answer first, work later. */
  static final String ANSWER_FIRST =
      "Verify, put the delivery into a queue or a table, and answer 2xx; do the work afterwards.";

  /** The same delivery comes again. */
  static final String ONCE =
      "Remember the delivery ID in the same transaction as the work, with a unique key (INSERT … ON "
          + "CONFLICT DO NOTHING, SET NX): a look whether it is there, and a note afterwards, let two "
          + "at once through.";

  /** Only a right delivery may use up an ID. */
  static final String ID_AFTER =
      "Check the signature before you look whether the ID was there already, and remember the ID only "
          + "when the delivery was verified and is worked on.";

  /** Answers must not tell secrets. */
  static final String TELL_LESS =
      "Answer a refused delivery with a short fixed text, such as {\"error\":\"invalid signature\"}, "
          + "and write the details to your own log.";

  /** The framework speaks HTTP, and something stands in its way. */
  static final String HTTP =
      "Let the framework or the server read the body: do not count on Content-Length, on one piece, or "
          + "on the spelling of a header's name.";

  private Fixes() {}
}
