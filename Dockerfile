# Not run in our CI, which has no container engine; a test checks its form.
# The tag names a patch of Node.js, and may be moved by whoever publishes it. To have the very same bytes each time, put the digest
# behind it (`docker buildx imagetools inspect node:20.20.2-bookworm-slim` tells it): node:20.20.2-bookworm-slim@sha256:...
ARG NODE=node:20.20.2-bookworm-slim
FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
# A PostgreSQL of the program's own is not for a container: here DATABASE_URL is needed, and what is optional is left out.
RUN npm run build && npm prune --omit=dev --omit=optional

FROM ${NODE}
ENV NODE_ENV=production ANSWERABLE_HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
USER node
EXPOSE 4000
CMD ["node", "dist/cli/main.js", "serve"]
