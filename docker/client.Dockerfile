# The puffy command. Build from the root of the repository: docker build -f docker/client.Dockerfile -t puffy .
FROM mcr.microsoft.com/dotnet/sdk:10.0.401 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/ src/
ARG VERSION=0.0.0
RUN dotnet publish src/Client -c Release -o /app -p:UseAppHost=false -p:DebugType=none -p:SatelliteResourceLanguages=en -p:MinVerVersionOverride=$VERSION -p:ContinuousIntegrationBuild=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0.12-noble-chiseled
WORKDIR /work
COPY --from=build /app /app
# Not root, and no shell either: the image holds .NET and Puffy alone.
USER $APP_UID
ENTRYPOINT ["dotnet", "/app/puffy.dll"]
