# figtrace in a container, as a user without rights: docker build -t figtrace . && docker run --rm figtrace --version
# What is installed is the wheel of this tree, in the versions of the lock, without what tests need.
FROM python:3.11.13-slim-bookworm AS build
WORKDIR /src
COPY scripts/bootstrap.lock requirements.lock pyproject.toml README.md LICENSE cli.py ./
COPY corpus corpus
COPY ingest ingest
COPY nlp nlp
COPY search search
COPY figtrace figtrace
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r bootstrap.lock
# EXTRAS: desk, exports, pictures, sheets, vectors, dask, … divided by commas
ARG EXTRAS=desk,sheets
RUN uv venv /opt/figtrace \
    && uv pip install --no-cache --python /opt/figtrace/bin/python --constraint requirements.lock \
       "figtrace[${EXTRAS}] @ file:///src"

FROM python:3.11.13-slim-bookworm
# tesseract reads pages that are pictures
RUN apt-get update \
    && apt-get install --yes --no-install-recommends tesseract-ocr \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 figtrace \
    && install --directory --owner=figtrace /corpus
COPY --from=build /opt/figtrace /opt/figtrace
ENV PATH=/opt/figtrace/bin:$PATH FIGTRACE_CORPUS=/corpus PYTHONDONTWRITEBYTECODE=1
USER figtrace
WORKDIR /home/figtrace
VOLUME /corpus
ENTRYPOINT ["figtrace"]
CMD ["--help"]
