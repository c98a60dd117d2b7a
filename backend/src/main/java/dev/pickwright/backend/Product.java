package dev.pickwright.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** What a command that starts no backend knows of the product. */
final class Product {

    private Product() {}

    static String version() {
        try {
            return new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml")).stream()
                            .map(source -> source.getProperty("spring.application.version"))
                            .map(String::valueOf)
                            .findFirst()
                            .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
