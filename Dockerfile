# One image for every service, for Kafka Connect and for the jobs: the first argument says which (docker/run).

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -q -Dmaven.test.skip=true -Dspotless.check.skip=true -pl system -am package
# Libraries change seldom and our own jars often: a layer for each. RocksDB brings its code for every platform; one is enough,
# and unpacked it needs no directory at run time that code may be executed in.
RUN mkdir /app /app/lib /app/ours /app/native \
 && mv system/target/app/lib/ordersaga-*.jar /app/ours \
 && mv system/target/app/lib/*.jar /app/lib \
 && case $(uname -m) in aarch64) library=librocksdbjni-linux-aarch64.so ;; *) library=librocksdbjni-linux64.so ;; esac \
 && rocksdb=$(ls /app/lib/rocksdbjni-*.jar) && mkdir /rocksdb && cd /rocksdb && jar -xf "$rocksdb" \
 && mv "$library" /app/native && rm -f librocksdbjni-* && jar -cfM "$rocksdb" .

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin ordersaga \
 && mkdir /data /app && chown 10001:10001 /data /app
COPY --from=build /app/native /app/native
COPY --from=build /app/lib /app/lib
COPY --from=build /app/ours /app/lib
COPY --chmod=755 docker/train /app/
USER 10001:10001
WORKDIR /data
# What a run of the whole system loads, so that each start finds it loaded and linked.
RUN --mount=type=tmpfs,target=/tmp /app/train
COPY --chmod=755 docker/run docker/healthy /app/
COPY docker/log4j2.xml /app/
VOLUME /data
STOPSIGNAL SIGTERM
# Each check is a process in the container, which on a small machine that starts all of them is worth sparing.
HEALTHCHECK --interval=10s --timeout=4s --start-period=180s --start-interval=3s --retries=3 CMD ["/app/healthy"]
ENTRYPOINT ["/app/run"]
CMD ["--help"]
