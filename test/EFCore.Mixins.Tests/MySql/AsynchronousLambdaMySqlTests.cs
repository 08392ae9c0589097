using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class AsynchronousLambdaMySqlTests(MySqlBackend backend) : AsynchronousLambdaSpecs(backend), IClassFixture<MySqlBackend>;
