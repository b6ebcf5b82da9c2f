package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes signed payloads with their headers beside them, a hundred in each folder. */
public final class SignedFixtures {
  private static final int IN_FOLDER = 100;
  private static final int BYTES = 8 * 1024;

  private SignedFixtures() {}

  /** Takes the folder, how many there are to be, and the secret. */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Path folder = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(arguments[2].getBytes(UTF_8), "HmacSHA256"));
    for (int i = 0; i < count; i++) {
      Path here = folder.resolve(String.format("%04d", i / IN_FOLDER));
      Files.createDirectories(here);
      String start = "{\"ref\":\"refs/heads/main\",\"number\":" + i + ",\"text\":\"";
      String body = start + "x".repeat(BYTES - start.length() - 2) + "\"}";
      String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
      Files.writeString(here.resolve(i + ".json"), body);
      Files.writeString(
          here.resolve(i + ".headers"),
          "Content-Type: application/json\nX-GitHub-Event: push\nX-GitHub-Delivery: " + i
              + "\nX-Hub-Signature-256: sha256=" + signature + "\n");
    }
  }
}
