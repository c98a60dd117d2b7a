package dev.pickwright.backend.platform.observe.web;

import dev.pickwright.backend.platform.observe.LogContext;
import dev.pickwright.model.fulfillment.FulfillmentId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Log lines of a request tell which fulfillment its path names, before anything of it is read. */
@Component
final class FulfillmentInLog implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> variables) {
            for (MethodParameter parameter : method.getMethodParameters()) {
                if (parameter.getParameterType() == FulfillmentId.class
                        && parameter.hasParameterAnnotation(PathVariable.class)
                        && variables.get(parameter.getParameter().getName()) instanceof String text) {
                    tell(text);
                }
            }
        }
        return true;
    }

    private static void tell(String text) {
        try {
            LogContext.fulfillment(FulfillmentId.of(text));
        } catch (IllegalArgumentException e) {
            // The handler refuses it.
        }
    }
}
