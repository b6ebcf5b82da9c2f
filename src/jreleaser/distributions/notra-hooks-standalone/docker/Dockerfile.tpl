# {{jreleaserCreationStamp}}
FROM {{dockerBaseImage}}
{{#dockerLabels}}
LABEL {{.}}
{{/dockerLabels}}
# JReleaser unpacks the archive into assembly/, without its outermost folder.
COPY assembly/ /opt/notra-hooks/
ENV PATH="${PATH}:/opt/notra-hooks/bin"
ENTRYPOINT ["/opt/notra-hooks/bin/notra-hooks"]
CMD {{dockerCmd}}
