import java.io.File;
import javax.xml.parsers.DocumentBuilderFactory;

/** Ends with an error if a file is no well-formed XML: {@code java WellFormed.java FILE}. */
final class WellFormed {
  public static void main(String[] arguments) throws Exception {
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File(arguments[0]));
  }
}
