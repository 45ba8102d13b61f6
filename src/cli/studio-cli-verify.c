/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-cli-commands.h"
#include "studio-cli-output.h"
#include "studio-cli-work.h"
#include "studio-cli-text.h"
#include "studio-error.h"
#include "studio-verify.h"

#include <glib/gi18n-lib.h>

/* Looking after the library: verify and rebuild. */

typedef struct
{
  StudioCliContext *context;
  StudioLibrary *library;
  gboolean repair;
  gboolean quick;
  JsonArray *findings;
  StudioVerifyReport report;
} Verification;

static const char *
describe_fault (StudioVerifyFault fault)
{
  switch (fault)
    {
    case STUDIO_VERIFY_DATABASE:
      return _ ("the database is damaged; make it anew with “rebuild”");
    case STUDIO_VERIFY_INDEX:
      return _ ("the search index is not in step");
    case STUDIO_VERIFY_MISSING:
      return _ ("its file is missing");
    case STUDIO_VERIFY_CHANGED:
      return _ ("its file is not the one that was kept");
    case STUDIO_VERIFY_MISPLACED:
      return _ ("its file does not lie where it belongs");
    case STUDIO_VERIFY_MARKED:
      return _ ("it is marked as missing or changed and is neither");
    case STUDIO_VERIFY_UNKNOWN_FILE:
      return _ ("the file belongs to no image");
    case STUDIO_VERIFY_LEFTOVER:
      return _ ("what arrived belongs to no call under way");
    case STUDIO_VERIFY_JOURNAL:
      return _ ("the journal and the database do not say the same");
    case STUDIO_VERIFY_JOURNAL_LINE:
      return _ ("a line of the journal cannot be read");
    default:
      return studio_verify_fault_to_string (fault);
    }
}

static void
print_finding (const StudioVerifyFinding *finding)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (finding->id > 0)
    g_string_append_printf (line, "%" G_GINT64_FORMAT ": ", finding->id);
  g_string_append (line, describe_fault (finding->fault));
  if (finding->path != NULL)
    g_string_append_printf (line, " (%s)", finding->path);
  if (finding->detail != NULL)
    g_string_append_printf (line, " [%s]", finding->detail);
  if (finding->mended)
    g_string_append_printf (line, " – %s", _ ("mended"));
  g_autofree char *harmless = studio_cli_text_make_line (line->str);
  studio_cli_work_clear_progress ();
  g_print ("%s\n", harmless);
}

static void
note_finding_cb (const StudioVerifyFinding *finding, gpointer data)
{
  Verification *self = data;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "fault", studio_verify_fault_to_string (finding->fault));
  if (finding->id > 0)
    json_object_set_int_member (object, "id", finding->id);
  if (finding->path != NULL)
    json_object_set_string_member (object, "path", finding->path);
  if (finding->detail != NULL)
    json_object_set_string_member (object, "detail", finding->detail);
  json_object_set_boolean_member (object, "mended", finding->mended);
  json_array_add_object_element (self->findings, object);
  if (!self->context->json)
    print_finding (finding);
}

static gboolean
verify_cb (GCancellable *cancellable, gpointer data, GError **error)
{
  Verification *self = data;
  const StudioVerifyOptions options = {
    .repair = self->repair,
    .quick = self->quick,
    .func = note_finding_cb,
    .progress = studio_cli_work_show_progress,
    .user_data = self,
    .cancellable = cancellable,
  };
  return studio_library_verify (self->library, &options, &self->report, error);
}

static void
print_report_as_json (Verification *self)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "calls", self->report.n_calls);
  json_object_set_int_member (object, "images", self->report.n_images);
  json_object_set_int_member (object, "bytes", (gint64) self->report.n_bytes);
  json_object_set_int_member (object, "faults", self->report.n_faults);
  json_object_set_int_member (object, "mended", self->report.n_mended);
  json_object_set_array_member (object, "findings", json_array_ref (self->findings));
  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

static void
print_report (Verification *self)
{
  const StudioVerifyReport *report = &self->report;

  studio_cli_work_clear_progress ();
  if (self->context->json)
    print_report_as_json (self);
  else
    g_print (_ ("Calls: %'u, images: %'u, wrong: %'u, mended: %'u\n"),
             report->n_calls,
             report->n_images,
             report->n_faults,
             report->n_mended);
}

/* What is still wrong decides how the command ends; it has been told in full. */
static gboolean
judge (Verification *self, GError **error)
{
  const StudioVerifyReport *report = &self->report;

  if (report->n_faults == report->n_mended)
    return TRUE;
  self->context->told = TRUE;
  g_set_error_literal (
      error, STUDIO_ERROR, STUDIO_ERROR_STORAGE, _ ("Something is wrong with the library."));
  return FALSE;
}

static gboolean
verify (Verification *self, GError **error)
{
  /* A database in which the cut-off calls cannot even be looked up is what this is to find out. */
  self->library = studio_library_open (self->context->paths, self->context->clock, NULL, error);
  if (self->library != NULL)
    studio_library_recover (self->library, NULL, NULL, NULL);
  if (self->library == NULL || !studio_cli_work_run (verify_cb, self, error))
    return FALSE;
  print_report (self);
  return judge (self, error);
}

/**
 * studio_cli_verify:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `verify`: looks at the database, each image, each file and each journal.
 *
 * Returns: whether everything is right, or is now
 */
gboolean
studio_cli_verify (StudioCliContext *context, int argc, char **argv, GError **error)
{
  Verification self = { .context = context };
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &self.repair, N_ ("Mend what can be mended"), NULL },
    { "quick", 0, 0, G_OPTION_ARG_NONE, &self.quick, N_ ("Look at files, do not read them"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!studio_cli_context_parse (context,
                                 argc,
                                 argv,
                                 "",
                                 _ ("Looks whether everything in the library is as it should be."),
                                 entries,
                                 error)
      || !studio_cli_context_need_arguments (context, 0, 0, error))
    return FALSE;
  self.findings = json_array_new ();
  gboolean good = verify (&self, error);
  json_array_unref (self.findings);
  g_clear_object (&self.library);
  return good;
}

typedef struct
{
  StudioCliContext *context;
  StudioLibrary *library;
} Rebuilding;

static gboolean
rebuild_cb (GCancellable *cancellable, gpointer data, GError **error)
{
  Rebuilding *self = data;
  const StudioLibraryOpening opening = {
    .flags = STUDIO_LIBRARY_OPEN_ANEW,
    .progress = studio_cli_work_show_progress,
    .cancellable = cancellable,
  };

  self->library = studio_library_open_with (
      self->context->paths, self->context->clock, NULL, &opening, error);
  return self->library != NULL && studio_library_recover (self->library, NULL, NULL, error);
}

static void
print_rebuilt_as_json (const StudioRebuildReport *report, const char *aside)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "calls", report->n_calls);
  json_object_set_int_member (object, "images", report->n_images);
  json_object_set_int_member (object, "missing", report->n_missing);
  json_object_set_int_member (object, "found", report->n_found);
  json_object_set_int_member (object, "not_images", report->n_not_images);
  json_object_set_int_member (object, "bad_lines", report->n_bad_lines);
  json_object_set_int_member (object, "moved", report->n_moved);
  if (aside != NULL)
    json_object_set_string_member (object, "aside", aside);
  json_node_take_object (node, object);
  studio_cli_output_json (node);
}

static void
print_count (const char *label, guint n)
{
  g_autofree char *name = studio_cli_text_fill (label, 34);

  g_print ("%s %u\n", name, n);
}

static void
print_rebuilt (const StudioRebuildReport *report, const char *aside)
{
  const struct
  {
    const char *label;
    guint n;
  } findings[] = {
    { _ ("Images whose file is missing"), report->n_missing },
    { _ ("Files that no journal knew"), report->n_found },
    { _ ("Files that are no images"), report->n_not_images },
    { _ ("Lines that could not be read"), report->n_bad_lines },
    { _ ("Calls that got another number"), report->n_moved },
  };

  print_count (_ ("Calls"), report->n_calls);
  print_count (_ ("Images"), report->n_images);
  for (gsize i = 0; i < G_N_ELEMENTS (findings); i++)
    if (findings[i].n > 0)
      print_count (findings[i].label, findings[i].n);
  if (aside != NULL)
    g_print (_ ("The old database is now “%s”.\n"), aside);
}

/**
 * studio_cli_rebuild:
 * @context: the context
 * @argc: the number of words
 * @argv: the words
 * @error: return location
 *
 * `rebuild`: makes the database anew from the files and puts the old one aside.
 *
 * Returns: whether there is a new one
 */
gboolean
studio_cli_rebuild (StudioCliContext *context, int argc, char **argv, GError **error)
{
  static const StudioRebuildReport nothing = { 0 };
  Rebuilding self = { .context = context };

  if (!studio_cli_context_parse (context,
                                 argc,
                                 argv,
                                 "",
                                 _ ("Makes the library’s database anew from its files."),
                                 NULL,
                                 error)
      || !studio_cli_context_need_arguments (context, 0, 0, error))
    return FALSE;
  gboolean good = studio_cli_work_run (rebuild_cb, &self, error);
  studio_cli_work_clear_progress ();
  if (good)
    {
      const StudioRebuildReport *report = studio_library_get_rebuild_report (self.library);
      const char *aside = studio_library_get_aside (self.library);
      if (context->json)
        print_rebuilt_as_json (report == NULL ? &nothing : report, aside);
      else
        print_rebuilt (report == NULL ? &nothing : report, aside);
    }
  g_clear_object (&self.library);
  return good;
}
