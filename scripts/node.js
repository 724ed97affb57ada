// Imported first of all, so that an old Node says this and not a syntax error.
const wanted = 20;

if (Number(process.versions.node.split('.')[0]) < wanted) {
	console.error(
		`Grounds needs Node ${wanted} or newer; this is Node ${process.versions.node}.\n`
			+ `Get a current one from https://nodejs.org and run the command again.`
	);
	process.exit(1);
}
