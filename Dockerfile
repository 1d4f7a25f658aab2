# Runs as the user node and writes nothing but the volume: `docker run --read-only -v careline:/data --env-file .env …`
# The Node of package.json, to the patch. Where images are built for production pin it by its content as well, as
# `node:26.10.0-slim@sha256:…`: `docker buildx imagetools inspect node:26.10.0-slim` prints the digest. It is not written
# here, for nobody has read it from the registry yet.
FROM node:26.10.0-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json ./
# The Node that npm would install is left out: the image brings its own.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force && mkdir /data && chown node:node /data
COPY src ./src
ENV DATABASE_URL=sqlite:/data/careline.db
VOLUME /data
USER node
EXPOSE 3000
CMD ["node", "src/app.ts"]
