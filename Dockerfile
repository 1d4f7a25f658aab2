# Runs as the user node and writes nothing but the volume: `docker run --read-only -v careline:/data --env-file .env …`
FROM node:26-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json ./
# The pinned Node of development is left out: the image brings its own.
RUN npm ci --omit=dev && npm cache clean --force && mkdir /data && chown node:node /data
COPY src ./src
ENV DATABASE_URL=sqlite:/data/careline.db
VOLUME /data
USER node
EXPOSE 3000
CMD ["node", "src/app.ts"]
