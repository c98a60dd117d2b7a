package dev.pickwright.backend;

import dev.pickwright.model.ProblemException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The backend alone: {@code server} serves until it is stopped, {@code import FILE} hands a file over. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class BackendApplication {

    /** Exits 2 when the arguments are wrong, 1 when it cannot start or the file is refused. */
    public static void main(String[] args) {
        int status;
        try {
            status = new CommandLine(args).run();
        } catch (ProblemException e) {
            say(e.detail());
            status = 1;
        } catch (IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()));
            status = 2;
        }
        if (status != 0) {
            System.exit(status);
        }
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads it
    private static void say(String sentence) {
        System.err.println(sentence);
    }
}
