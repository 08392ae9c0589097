using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class AsynchronousLambdaPostgreSqlTests(PostgreSqlBackend backend) : AsynchronousLambdaSpecs(backend), IClassFixture<PostgreSqlBackend>;
