package dev.pickwright.backend.sync.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.pickwright.model.sync.Hello;
import dev.pickwright.model.sync.OpenIncarnation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.WantNumbers;
import dev.pickwright.model.sync.WantWork;
import java.util.List;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A newer station may say more than this version of central reads. */
@Configuration(proxyBeanMethods = false)
class Lenient {

    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface Partly {}

    @Bean
    JsonMapperBuilderCustomizer stationsMaySayMore() {
        List<Class<?>> said = List.of(
                Hello.class, Push.class, Operation.class, OpenIncarnation.class, WantWork.class, WantNumbers.class);
        return mapper -> said.forEach(each -> mapper.addMixIn(each, Partly.class));
    }
}
