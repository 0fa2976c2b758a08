package id.karcis.neighbour;

import id.karcis.platform.probe.ProbeGrpcService;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Another service: all of the platform, and the keys and ended sessions that user-svc tells.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ProbeGrpcService.class)
public class NeighbourApplication {}
