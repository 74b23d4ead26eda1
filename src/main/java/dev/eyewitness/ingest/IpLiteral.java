package dev.eyewitness.ingest;

import io.netty.util.NetUtil;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IPv4 or IPv6 address, or a forwarded list of which the first is meant. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IpLiteral.Validator.class)
@interface IpLiteral {

    String message() default "must be an IPv4 or IPv6 address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads an address without ever asking a name server. */
    class Validator implements ConstraintValidator<IpLiteral, String> {

        /** A leading zero, which some read as octal and others do not. */
        private static final Pattern OCTAL = Pattern.compile("\\b0[0-9]");

        private static final int FIRST_OF_TAIL = 12;

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || canonical(value).isPresent();
        }

        /** The first address of {@code forwarded} in its canonical spelling (IPv6: RFC 5952, as PostgreSQL writes it); empty where it is none. */
        static Optional<String> canonical(String forwarded) {
            String first = forwarded.split(",", 2)[0].strip();
            if (NetUtil.isValidIpV6Address(first) && first.chars().noneMatch(c -> c == '%' || c == '[')) {
                return Optional.of(spelled(InetAddress.ofLiteral(first)));
            }
            return NetUtil.isValidIpV4Address(first) && !OCTAL.matcher(first).find()
                    ? Optional.of(first)
                    : Optional.empty();
        }

        /** The tail of an IPv4-compatible address is four decimals to PostgreSQL, and two groups to Netty. */
        private static String spelled(InetAddress address) {
            byte[] bytes = address.getAddress();
            boolean isCompatible = bytes.length == 16
                    && Arrays.equals(bytes, 0, FIRST_OF_TAIL, new byte[FIRST_OF_TAIL], 0, FIRST_OF_TAIL);
            int tail = isCompatible ? ByteBuffer.wrap(bytes).getInt(FIRST_OF_TAIL) : 0;
            return tail == 0 || tail == 1 ? NetUtil.toAddressString(address) : "::" + NetUtil.intToIpAddress(tail);
        }
    }
}
