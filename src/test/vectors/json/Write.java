import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints every document the ways Java's two usual libraries do. */
final class Write {
  private interface Printer {
    String print(String text) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path here = Path.of(arguments[0]);
    Gson gson = new Gson();
    Gson plain = new GsonBuilder().disableHtmlEscaping().create();
    Gson pretty = new GsonBuilder().setPrettyPrinting().create();
    ObjectMapper jackson = new ObjectMapper();
    ObjectMapper ascii = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    Map<String, Printer> variants = new LinkedHashMap<>();
    variants.put("gson", text -> gson.toJson(JsonParser.parseString(text)));
    variants.put("gson-no-html", text -> plain.toJson(JsonParser.parseString(text)));
    variants.put("gson-pretty", text -> pretty.toJson(JsonParser.parseString(text)));
    variants.put("jackson", text -> jackson.writeValueAsString(jackson.readTree(text)));
    variants.put("jackson-ascii", text -> ascii.writeValueAsString(ascii.readTree(text)));
    ObjectWriter writer = jackson.writerWithDefaultPrettyPrinter();
    variants.put("jackson-pretty", text -> writer.writeValueAsString(jackson.readTree(text)));

    for (Map.Entry<String, Printer> variant : variants.entrySet()) {
      Path folder = Files.createDirectories(here.resolve("printed/java-" + variant.getKey()));
      try (DirectoryStream<Path> documents =
          Files.newDirectoryStream(here.resolve("documents"), "*.json")) {
        for (Path document : documents) {
          String printed = variant.getValue().print(Files.readString(document));
          Files.writeString(folder.resolve(document.getFileName()), printed);
        }
      }
    }
  }
}
