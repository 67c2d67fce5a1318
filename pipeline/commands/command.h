// command.h: the commands of the folio program, one file each. Only here stages are joined.
#ifndef FOLIO_COMMAND_H
#define FOLIO_COMMAND_H

// Each returns the exit status. argv[0] is the command's name.
int command_build(int argc, char **argv);
int command_check(int argc, char **argv);
int command_diff(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_new(int argc, char **argv);
int command_proof(int argc, char **argv);
int command_schema(int argc, char **argv);
int command_serve(int argc, char **argv);
int command_verify(int argc, char **argv);

#endif
