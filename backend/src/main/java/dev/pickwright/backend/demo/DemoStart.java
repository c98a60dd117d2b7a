package dev.pickwright.backend.demo;

import dev.pickwright.backend.platform.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the demonstration warehouse at start where it is wanted; the backend is ready only after it. */
@Component
class DemoStart implements ApplicationRunner {

    private final DemoWarehouse demo;
    private final boolean wanted;

    DemoStart(DemoWarehouse demo, @Value("${pickwright.demo:false}") boolean wanted) {
        this.demo = demo;
        this.wanted = wanted;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (wanted) {
            demo.makeUnlessThere(Actor.system("demonstration"));
        }
    }
}
