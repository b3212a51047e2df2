package io.hongyan.im.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class PersistenceUnitTest {
    @Test
    void listsEveryRowOfTheCore() throws Exception {
        List<String> rows = new ClassFileImporter()
                .importPackages("io.hongyan.im").stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        // plugins' rows are in units of their own
                        .filter(type -> type.getPackageName().endsWith(".storage"))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(rows).isNotEmpty();
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static List<String> listed() throws IOException, ParserConfigurationException, SAXException {
        try (InputStream file = PersistenceUnitTest.class.getResourceAsStream("/META-INF/persistence.xml")) {
            NodeList classes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(file))
                    .getElementsByTagName("class");
            return IntStream.range(0, classes.getLength())
                    .mapToObj(i -> classes.item(i).getTextContent().strip())
                    .toList();
        }
    }
}
