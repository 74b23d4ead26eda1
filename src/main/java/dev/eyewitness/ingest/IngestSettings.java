package dev.eyewitness.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What an operator may set of recording; see {@code docs/operations.md}. */
@ConfigMapping(prefix = "eyewitness.ingest")
public interface IngestSettings {

    /** Keys whose values are stored as "[redacted]". */
    @WithDefault("password,passwd,pwd,passphrase,passcode,passwordHash,passwordConfirmation,secret,secretKey,token,"
            + "authorization,apiKey,accessKey,privateKey,credential,cardNumber,creditCard,cvv,cvc,pin,pinCode,ssn,"
            + "socialSecurityNumber")
    List<String> redactedKeys();
}
