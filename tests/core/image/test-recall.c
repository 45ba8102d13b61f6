/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-recall.h"

#include "studio-error.h"
#include "studio-metadata-fixture.h"
#include "studio-recall-json.h"
#include "studio-recall-set.h"
#include "studio-test-support.h"

#include <string.h>

#define ALL_BUT_FORMAT(found) ((found) & ~(guint) STUDIO_RECALL_FOUND_FORMAT)

static StudioRecall *
recall (GByteArray *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fixture_end (file);
  StudioRecall *found = studio_recall_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return found;
}

static const char *
get_unused (StudioRecall *found, const char *name)
{
  for (guint i = 0; i < found->unused->len; i++)
    {
      const StudioRecallUnused *unused = g_ptr_array_index (found->unused, i);
      if (strcmp (unused->name, name) == 0)
        return unused->value;
    }
  return NULL;
}

static StudioRecallReason
get_reason (StudioRecall *found, const char *name)
{
  for (guint i = 0; i < found->unused->len; i++)
    {
      const StudioRecallUnused *unused = g_ptr_array_index (found->unused, i);
      if (strcmp (unused->name, name) == 0)
        return unused->reason;
    }
  g_assert_not_reached ();
}

static GByteArray *
make_comment_file (const char *code,
                   const char *text,
                   gboolean utf16,
                   gboolean big_endian,
                   gboolean webp)
{
  g_autoptr (GByteArray) value = fixture_comment (code, text, utf16, big_endian);
  GByteArray *tiff = fixture_tiff_exif (fixture_tiff (TRUE), 0x9286, 7, value->data, value->len);
  if (!webp)
    return fixture_jpeg_exif (fixture_jpeg (), tiff);
  GByteArray *file = fixture_webp_add (fixture_webp (), "EXIF", tiff->data, tiff->len);
  g_byte_array_unref (tiff);
  return file;
}

static const char infotext[] = "a red boat,\nthe sea\n"
                               "Negative prompt: people\n"
                               "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 965400086, "
                               "Size: 1216x832, Model: sd_xl, Styles: \"['Photo', \\\"Old\\\"]\", "
                               "Template: \"a {red|blue} boat\", Version: v1.10.1";

static void
check_infotext (StudioRecall *found)
{
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_INFOTEXT);
  g_assert_cmpstr (found->prompt, ==, "a red boat,\nthe sea");
  g_assert_cmpstr (found->negative_prompt, ==, "people");
  g_assert_cmpuint (found->seed, ==, 965400086);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_3_2);
  g_assert_true (found->exact_ratio);
  g_assert_cmpint (found->width, ==, 1216);
  g_assert_cmpstr (found->model, ==, "sd_xl");
  g_assert_false (studio_recall_has_own_model (found));
  g_assert_cmpstr (found->styles[0], ==, "Photo");
  g_assert_cmpstr (found->styles[1], ==, "Old");
  g_assert_cmpstr (found->template_prompt, ==, "a {red|blue} boat");
  g_assert_cmpstr (get_unused (found, "Steps"), ==, "20");
  g_assert_cmpstr (get_unused (found, "Sampler"), ==, "Euler a");
  g_assert_cmpstr (get_unused (found, "CFG scale"), ==, "7");
  g_assert_cmpstr (get_unused (found, "Model"), ==, "sd_xl");
  g_assert_cmpuint (found->unused->len, ==, 4);
  g_assert_cmpuint (ALL_BUT_FORMAT (found->found),
                    ==,
                    STUDIO_RECALL_FOUND_PROMPT | STUDIO_RECALL_FOUND_NEGATIVE_PROMPT
                        | STUDIO_RECALL_FOUND_SEED | STUDIO_RECALL_FOUND_ASPECT_RATIO
                        | STUDIO_RECALL_FOUND_MODEL | STUDIO_RECALL_FOUND_STYLES
                        | STUDIO_RECALL_FOUND_TEMPLATE);
  g_assert_cmpuint (found->issues, ==, 0);
}

/* The same text in all the ways in which it is written into files. */
static void
test_infotext (void)
{
  g_autoptr (StudioRecall) text = recall (
      fixture_png_text (fixture_png (), "parameters", infotext));
  g_autoptr (StudioRecall) international = recall (
      fixture_png_international (fixture_png (), "parameters", infotext, FALSE));
  g_autoptr (StudioRecall) compressed = recall (
      fixture_png_compressed (fixture_png (), "parameters", infotext));
  g_autoptr (StudioRecall) big = recall (
      make_comment_file ("UNICODE", infotext, TRUE, TRUE, FALSE));
  g_autoptr (StudioRecall) little = recall (
      make_comment_file ("UNICODE", infotext, TRUE, FALSE, FALSE));
  g_autoptr (StudioRecall) ascii = recall (
      make_comment_file ("ASCII", infotext, FALSE, FALSE, FALSE));
  g_autoptr (StudioRecall) bare = recall (make_comment_file ("-", infotext, FALSE, FALSE, FALSE));
  g_autoptr (StudioRecall) webp = recall (
      make_comment_file ("UNICODE", infotext, TRUE, TRUE, TRUE));
  g_autoptr (StudioRecall) comment = recall (
      fixture_jpeg_add (fixture_jpeg (), 0xfe, infotext, strlen (infotext)));
  g_autoptr (StudioRecall) pasted = studio_recall_from_text (infotext);
  check_infotext (text);
  check_infotext (international);
  check_infotext (compressed);
  check_infotext (big);
  check_infotext (little);
  check_infotext (ascii);
  check_infotext (bare);
  check_infotext (webp);
  check_infotext (comment);
  check_infotext (pasted);
  g_assert_cmpint (text->format, ==, STUDIO_OUTPUT_FORMAT_PNG);
  g_assert_cmpint (big->format, ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_cmpuint (text->found & STUDIO_RECALL_FOUND_FORMAT, !=, 0);
  g_assert_cmpuint (webp->found & STUDIO_RECALL_FOUND_FORMAT, ==, 0);
  g_assert_cmpuint (pasted->found & STUDIO_RECALL_FOUND_FORMAT, ==, 0);
}

static const char own[] =
    "{\"ultra_studio\":1,\"version\":\"0.1.0\",\"prompt\":\"a red boat\","
    "\"negative_prompt\":\"people\",\"template_prompt\":\"a {red|blue} boat\","
    "\"revised_prompt\":\"a boat, red\",\"aspect_ratio\":\"21:9\",\"seed\":4294967295,"
    "\"output_format\":\"jpeg\",\"model\":\"stable-image-ultra\","
    "\"created\":\"2026-11-03T14:05:09Z\",\"parent_id\":41,\"starred\":true,\"rating\":4,"
    "\"tags\":[\"boat\",\"  \",\"sea\"],\"note\":\"two\\r\\nlines\"}";

static void
test_own (void)
{
  GByteArray *png = fixture_png_text (fixture_png (), "parameters", infotext);
  g_autoptr (StudioRecall) found = recall (
      fixture_png_international (png, "ultra-studio", own, FALSE));
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_ULTRA_STUDIO);
  g_assert_cmpstr (found->prompt, ==, "a red boat");
  g_assert_cmpstr (found->negative_prompt, ==, "people");
  g_assert_cmpstr (found->template_prompt, ==, "a {red|blue} boat");
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_true (found->exact_ratio);
  g_assert_cmpuint (found->seed, ==, 4294967295u);
  g_assert_cmpint (found->format, ==, STUDIO_OUTPUT_FORMAT_JPEG);
  g_assert_cmpstr (found->model, ==, "stable-image-ultra");
  g_assert_true (studio_recall_has_own_model (found));
  g_assert_cmpint (found->created_us, ==, G_GINT64_CONSTANT (1793714709000000));
  g_assert_cmpint (found->parent_id, ==, 41);
  g_assert_true (found->starred);
  g_assert_cmpuint (found->rating, ==, 4);
  g_assert_cmpuint (g_strv_length (found->tags), ==, 2);
  g_assert_cmpstr (found->tags[1], ==, "sea");
  g_assert_cmpstr (found->note, ==, "two\nlines");
  g_assert_cmpstr (get_unused (found, "revised_prompt"), ==, "a boat, red");
  g_assert_cmpuint (found->unused->len, ==, 1);
  g_assert_cmpuint (found->found, ==, 0x3fff & ~(guint) STUDIO_RECALL_FOUND_STYLES);
  g_assert_true (found->is_image);
  g_assert_cmpint (found->width, ==, 0); /* the ratio has a name */
}

static const char swarm[] =
    "{\n  \"sui_image_params\": {\n    \"prompt\": \"a red boat\",\n"
    "    \"negativeprompt\": \"people\",\n    \"model\": \"OfficialStableDiffusion/sd_xl\",\n"
    "    \"seed\": 2042464333,\n    \"steps\": 25,\n    \"cfgscale\": 7.5,\n"
    "    \"aspectratio\": \"16:9\",\n    \"width\": 1344,\n    \"height\": 768,\n"
    "    \"presets\": [\"Bright\"],\n    \"swarm_version\": \"0.9.7\"\n  },\n"
    "  \"sui_extra_data\": {\n    \"date\": \"2026-08-07\",\n"
    "    \"generation_time\": \"1 second\",\n"
    "    \"original_prompt\": \"a <random:red,blue> boat\"\n  },\n"
    "  \"sui_models\": [{\"name\":\"x\",\"param\":\"model\",\"hash\":\"0x1\"}]\n}";

static void
check_swarm (StudioRecall *found)
{
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_SWARM_UI);
  g_assert_cmpstr (found->prompt, ==, "a red boat");
  g_assert_cmpstr (found->negative_prompt, ==, "people");
  g_assert_cmpstr (found->template_prompt, ==, "a <random:red,blue> boat");
  g_assert_cmpuint (found->seed, ==, 2042464333);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_16_9);
  g_assert_true (found->exact_ratio);
  g_assert_cmpstr (found->model, ==, "OfficialStableDiffusion/sd_xl");
  g_assert_cmpstr (found->styles[0], ==, "Bright");
  g_assert_cmpstr (get_unused (found, "steps"), ==, "25");
  g_assert_cmpstr (get_unused (found, "cfgscale"), ==, "7.5");
  g_assert_cmpuint (found->unused->len, ==, 3);
}

static void
test_swarm (void)
{
  g_autoptr (StudioRecall) png = recall (fixture_png_text (fixture_png (), "parameters", swarm));
  g_autoptr (StudioRecall) jpeg = recall (make_comment_file ("UNICODE", swarm, TRUE, FALSE, FALSE));
  g_autoptr (StudioRecall) webp = recall (make_comment_file ("UNICODE", swarm, TRUE, FALSE, TRUE));
  g_autoptr (StudioRecall) pasted = studio_recall_from_text (swarm);
  check_swarm (png);
  check_swarm (jpeg);
  check_swarm (webp);
  check_swarm (pasted);

  /* Values may be texts, and a shape of its own is no fault. */
  g_autoptr (StudioRecall) custom = studio_recall_from_text (
      "{\"sui_image_params\":{\"prompt\":\"x\",\"seed\":\"7\",\"aspectratio\":\"Custom\","
      "\"width\":\"512\",\"height\":\"768\"}}");
  g_assert_cmpuint (custom->seed, ==, 7);
  g_assert_cmpint (custom->aspect_ratio, ==, STUDIO_ASPECT_RATIO_2_3);
  g_assert_true (custom->exact_ratio);
  g_assert_cmpint (custom->width, ==, 512);
  g_assert_cmpuint (custom->unused->len, ==, 0);
  g_autoptr (StudioRecall) other = studio_recall_from_text (
      "{\"sui_image_params\":{\"prompt\":\"x\",\"aspectratio\":\"4:3\",\"width\":1152,"
      "\"height\":896}}");
  g_assert_cmpint (other->aspect_ratio, ==, STUDIO_ASPECT_RATIO_5_4);
  g_assert_false (other->exact_ratio);
  g_assert_cmpint (get_reason (other, "aspectratio"), ==, STUDIO_RECALL_REASON_OUT_OF_RANGE);
}

static void
test_invoke (void)
{
  g_autoptr (StudioRecall) found = recall (fixture_png_international (
      fixture_png (),
      "invokeai_metadata",
      "{\"generation_mode\":\"txt2img\",\"positive_prompt\":\"a red boat 海\","
      "\"negative_prompt\":\"people\",\"width\":832,\"height\":1216,\"seed\":123,"
      "\"cfg_scale\":7.5,\"steps\":30,\"scheduler\":\"euler\","
      "\"model\":{\"key\":\"k\",\"hash\":\"h\",\"name\":\"Juggernaut\",\"base\":\"sdxl\"},"
      "\"positive_style_prompt\":\"photo\",\"app_version\":\"5.0.0\"}",
      FALSE));
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_INVOKE_AI);
  g_assert_cmpstr (found->prompt, ==, "a red boat 海");
  g_assert_cmpstr (found->negative_prompt, ==, "people");
  g_assert_cmpuint (found->seed, ==, 123);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_2_3);
  g_assert_cmpstr (found->model, ==, "Juggernaut");
  g_assert_cmpstr (found->styles[0], ==, "photo");
  g_assert_cmpstr (get_unused (found, "scheduler"), ==, "euler");
  g_assert_cmpstr (get_unused (found, "model"), ==, "Juggernaut");
  g_assert_cmpuint (found->unused->len, ==, 4);
}

static void
check_old_invoke (StudioRecall *found)
{
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_INVOKE_AI);
  g_assert_cmpstr (found->prompt, ==, "a red boat  on the sea");
  g_assert_cmpstr (found->negative_prompt, ==, "people, text");
  g_assert_cmpuint (found->seed, ==, 42);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_1_1);
  g_assert_true (found->exact_ratio);
}

static void
test_old_invoke (void)
{
  static const char dream[] = "\"a red boat [people] on the sea [text]\" -s 50 -S 42 -W512 -H 512 "
                              "-C 7.5 -A k_lms";
  g_autoptr (StudioRecall) listed = recall (fixture_png_text (
      fixture_png (),
      "sd-metadata",
      "{\"model\":\"stable diffusion\",\"model_weights\":\"sd-1.5\",\"image\":{\"prompt\":"
      "[{\"prompt\":\"a red boat [people] on the sea [text]\",\"weight\":1.0}],\"steps\":50,"
      "\"seed\":42,\"width\":512,\"height\":512,\"type\":\"txt2img\"}}"));
  g_autoptr (StudioRecall) text = recall (fixture_png_text (
      fixture_png (),
      "sd-metadata",
      "{\"model_weights\":\"sd-1.5\",\"image\":{\"prompt\":"
      "\"a red boat [people] on the sea [text]\",\"seed\":42,\"width\":512,\"height\":512}}"));
  g_autoptr (StudioRecall) typed = recall (fixture_png_text (fixture_png (), "Dream", dream));
  g_autoptr (StudioRecall) bare = studio_recall_from_dream ("a boat -S7");
  g_autoptr (StudioRecall) plain = studio_recall_from_dream ("a boat [open");
  check_old_invoke (listed);
  check_old_invoke (text);
  check_old_invoke (typed);
  g_assert_cmpstr (listed->model, ==, "sd-1.5");
  g_assert_cmpstr (get_unused (listed, "steps"), ==, "50");
  g_assert_cmpstr (get_unused (typed, "-A"), ==, "k_lms");
  g_assert_cmpstr (bare->prompt, ==, "a boat");
  g_assert_cmpuint (bare->seed, ==, 7);
  g_assert_cmpstr (plain->prompt, ==, "a boat [open");
}

static const char fooocus[] =
    "{\"adm_guidance\":\"(1.5, 0.8, 0.3)\",\"base_model\":\"juggernautXL_v8\","
    "\"full_negative_prompt\":[\"people\"],\"full_prompt\":[\"cinematic still a red boat\"],"
    "\"guidance_scale\":4,\"metadata_scheme\":\"fooocus\",\"negative_prompt\":\"people\","
    "\"performance\":\"Speed\",\"prompt\":\"a red boat\",\"resolution\":\"(1152, 896)\","
    "\"seed\":\"4294967294\",\"styles\":\"['Fooocus V2', \\\"Fooocus's Own\\\"]\","
    "\"version\":\"Fooocus v2.5.5\"}";

static void
check_fooocus (StudioRecall *found)
{
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_FOOOCUS);
  g_assert_cmpstr (found->prompt, ==, "a red boat");
  g_assert_cmpstr (found->negative_prompt, ==, "people");
  g_assert_cmpuint (found->seed, ==, 4294967294u);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_5_4);
  g_assert_false (found->exact_ratio);
  g_assert_cmpstr (found->model, ==, "juggernautXL_v8");
  g_assert_cmpstr (found->styles[0], ==, "Fooocus V2");
  g_assert_cmpstr (found->styles[1], ==, "Fooocus's Own");
  g_assert_cmpstr (get_unused (found, "performance"), ==, "Speed");
  g_assert_cmpuint (found->unused->len, ==, 4);
}

static void
test_fooocus (void)
{
  GByteArray *png = fixture_png_text (fixture_png (), "parameters", fooocus);
  g_autoptr (StudioRecall) scheme = recall (fixture_png_text (png, "fooocus_scheme", "fooocus"));
  /* PIL puts the text of its JPEG into the first directory, without a code in front. */
  GByteArray *tiff = fixture_tiff (TRUE);
  fixture_tiff_add (tiff, 0x0131, 2, "Fooocus v2.5.5", 15);
  fixture_tiff_add (tiff, 0x927c, 2, "fooocus", 8);
  fixture_tiff_add (tiff, 0x9286, 7, fooocus, strlen (fooocus));
  g_autoptr (StudioRecall) jpeg = recall (fixture_jpeg_exif (fixture_jpeg (), tiff));
  check_fooocus (scheme);
  check_fooocus (jpeg);

  /* Its other scheme is an infotext in which the styles have been worked into the prompt. */
  static const char text[] = "cinematic still a red boat\nNegative prompt: people, blurry\n"
                             "Raw prompt: \"a red\\nboat\", Raw negative prompt: people, "
                             "Styles: \"['Fooocus V2']\", Seed: 7, Size: 1344x768, "
                             "Version: Fooocus v2.5.5";
  png = fixture_png_text (fixture_png (), "parameters", text);
  g_autoptr (StudioRecall) other = recall (fixture_png_text (png, "fooocus_scheme", "a1111"));
  g_assert_cmpint (other->source, ==, STUDIO_RECALL_SOURCE_FOOOCUS);
  g_assert_cmpstr (other->prompt, ==, "a red\nboat");
  g_assert_cmpstr (other->negative_prompt, ==, "people");
  g_assert_cmpstr (other->styles[0], ==, "Fooocus V2");
  g_assert_cmpuint (other->unused->len, ==, 0);

  /* Its log, as copied to the clipboard. */
  g_autoptr (StudioRecall) log = studio_recall_from_text (
      "{\"Prompt\":\"a red boat\",\"Negative Prompt\":\"\",\"Styles\":\"['A']\","
      "\"Performance\":\"Speed\",\"Resolution\":\"(1024, 1024)\",\"Seed\":8}");
  g_assert_cmpint (log->source, ==, STUDIO_RECALL_SOURCE_FOOOCUS);
  g_assert_cmpstr (log->prompt, ==, "a red boat");
  g_assert_null (log->negative_prompt);
  g_assert_cmpuint (log->seed, ==, 8);
}

static void
test_draw_things (void)
{
  g_autofree char *packet = fixture_xmp (
      "xmp:CreatorTool=\"Draw Things\"><dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"
      "a red boat\n-people\nSteps: 20, Sampler: UniPC, Seed: 11, Size: 768x1344"
      "</rdf:li></rdf:Alt></dc:description><exif:UserComment><rdf:Alt><rdf:li "
      "xml:lang=\"x-default\">{&quot;c&quot;:&quot;a red boat&quot;,&quot;uc&quot;:&quot;people"
      "&quot;,&quot;seed&quot;:11,&quot;size&quot;:&quot;768x1344&quot;,&quot;steps&quot;:20,"
      "&quot;model&quot;:&quot;sd_xl.ckpt&quot;,&quot;v2&quot;:{&quot;width&quot;:768}}"
      "</rdf:li></rdf:Alt></exif:UserComment>");
  g_autoptr (StudioRecall) png = recall (fixture_png_xmp (fixture_png (), packet));
  g_autoptr (StudioRecall) jpeg = recall (fixture_jpeg_xmp (fixture_jpeg (), packet));
  g_assert_cmpint (png->source, ==, STUDIO_RECALL_SOURCE_DRAW_THINGS);
  g_assert_cmpstr (png->prompt, ==, "a red boat");
  g_assert_cmpstr (png->negative_prompt, ==, "people");
  g_assert_cmpuint (png->seed, ==, 11);
  g_assert_cmpint (png->aspect_ratio, ==, STUDIO_ASPECT_RATIO_9_16);
  g_assert_cmpstr (png->model, ==, "sd_xl.ckpt");
  g_assert_cmpstr (get_unused (png, "steps"), ==, "20");
  g_assert_cmpint (jpeg->source, ==, STUDIO_RECALL_SOURCE_DRAW_THINGS);
  g_assert_cmpstr (jpeg->prompt, ==, "a red boat");
}

static void
test_novel (void)
{
  GByteArray *png = fixture_png ();
  fixture_png_text (png, "Title", "AI generated image");
  fixture_png_text (png, "Description", "a red boat");
  fixture_png_text (png, "Software", "NovelAI");
  fixture_png_text (png, "Source", "Stable Diffusion XL C1E1DE52");
  fixture_png_text (png,
                    "Comment",
                    "{\"prompt\":\"a red boat\",\"steps\":28,\"height\":1216,\"width\":832,"
                    "\"scale\":5.0,\"uc\":\"people\",\"seed\":99,\"sampler\":\"k_euler\"}");
  g_autoptr (StudioRecall) found = recall (png);
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_NOVEL_AI);
  g_assert_cmpstr (found->prompt, ==, "a red boat");
  g_assert_cmpstr (found->negative_prompt, ==, "people");
  g_assert_cmpuint (found->seed, ==, 99);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_2_3);
  g_assert_cmpstr (found->model, ==, "Stable Diffusion XL C1E1DE52");
  g_assert_cmpstr (get_unused (found, "sampler"), ==, "k_euler");

  png = fixture_png_text (fixture_png (), "Software", "NovelAI");
  g_autoptr (StudioRecall) less = recall (fixture_png_text (png, "Description", "a red boat"));
  g_assert_cmpint (less->source, ==, STUDIO_RECALL_SOURCE_NOVEL_AI);
  g_assert_cmpstr (less->prompt, ==, "a red boat");
}

static void
test_easy_diffusion (void)
{
  GByteArray *png = fixture_png ();
  fixture_png_text (png, "prompt", "a red boat");
  fixture_png_text (png, "negative_prompt", "people");
  fixture_png_text (png, "seed", "5");
  fixture_png_text (png, "width", "512");
  fixture_png_text (png, "height", "640");
  fixture_png_text (png, "use_stable_diffusion_model", "sd-v1-5");
  g_autoptr (StudioRecall) fields = recall (png);
  g_autoptr (StudioRecall) json = recall (
      make_comment_file ("UNICODE",
                         "{\"Prompt\":\"a red boat\",\"Negative Prompt\":\"people\",\"Seed\":5,"
                         "\"Width\":512,\"Height\":640,\"Stable Diffusion model\":\"sd-v1-5\"}",
                         TRUE,
                         TRUE,
                         FALSE));
  StudioRecall *both[] = { fields, json };
  for (int i = 0; i < 2; i++)
    {
      g_assert_cmpint (both[i]->source, ==, STUDIO_RECALL_SOURCE_EASY_DIFFUSION);
      g_assert_cmpstr (both[i]->prompt, ==, "a red boat");
      g_assert_cmpstr (both[i]->negative_prompt, ==, "people");
      g_assert_cmpuint (both[i]->seed, ==, 5);
      g_assert_cmpint (both[i]->aspect_ratio, ==, STUDIO_ASPECT_RATIO_4_5);
      g_assert_cmpstr (both[i]->model, ==, "sd-v1-5");
    }
}

/* A photograph, or an image whose prompt somebody put into its description. */
static void
test_xmp (void)
{
  g_autofree char *packet = fixture_xmp (
      "xmp:Rating=\"3\" xmp:CreateDate=\"2026-11-03T15:05:09+01:00\">"
      "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">A boat &amp; the sea</rdf:li>"
      "</rdf:Alt></dc:description>"
      "<dc:subject><rdf:Bag><rdf:li>boat</rdf:li><rdf:li>sea</rdf:li></rdf:Bag></dc:subject>");
  g_autoptr (StudioRecall) found = recall (fixture_jpeg_xmp (fixture_jpeg (), packet));
  g_assert_cmpint (found->source, ==, STUDIO_RECALL_SOURCE_XMP);
  g_assert_cmpstr (found->prompt, ==, "A boat & the sea");
  g_assert_cmpuint (found->rating, ==, 3);
  g_assert_cmpstr (found->tags[0], ==, "boat");
  g_assert_cmpint (found->created_us, ==, G_GINT64_CONSTANT (1793714709000000));
  g_assert_cmpint (found->width, ==, 64);
  g_assert_cmpint (found->aspect_ratio, ==, STUDIO_ASPECT_RATIO_3_2);

  /* What others know of a file goes with parameters that are found elsewhere. */
  GByteArray *png = fixture_png_text (fixture_png (), "parameters", infotext);
  g_autoptr (StudioRecall) both = recall (fixture_png_xmp (png, packet));
  g_assert_cmpint (both->source, ==, STUDIO_RECALL_SOURCE_INFOTEXT);
  g_assert_cmpuint (both->rating, ==, 3);
  g_assert_cmpstr (both->tags[1], ==, "sea");
}

static void
test_nothing (void)
{
  g_autoptr (StudioRecall) plain = recall (fixture_png ());
  g_autoptr (StudioRecall) comment = recall (
      fixture_jpeg_add (fixture_jpeg (), 0xfe, "Made with GIMP", 14));
  g_assert_cmpint (plain->source, ==, STUDIO_RECALL_SOURCE_NONE);
  g_assert_cmpuint (
      plain->found, ==, STUDIO_RECALL_FOUND_ASPECT_RATIO | STUDIO_RECALL_FOUND_FORMAT);
  g_assert_cmpint (comment->source, ==, STUDIO_RECALL_SOURCE_NONE);
  g_assert_null (comment->prompt);
  /* Where parameters belong, a text without any is a prompt. */
  g_autoptr (StudioRecall) prompt = recall (
      fixture_png_text (fixture_png (), "parameters", "just a boat"));
  g_assert_cmpint (prompt->source, ==, STUDIO_RECALL_SOURCE_INFOTEXT);
  g_assert_cmpstr (prompt->prompt, ==, "just a boat");
  g_autoptr (StudioRecall) json = recall (
      fixture_png_text (fixture_png (), "parameters", "{\"unknown\": [1]}"));
  g_autoptr (StudioRecall) braces = recall (
      fixture_png_text (fixture_png (), "parameters", "{red|blue} boat"));
  g_assert_cmpint (json->source, ==, STUDIO_RECALL_SOURCE_NONE);
  g_assert_cmpstr (braces->prompt, ==, "{red|blue} boat");
}

/* Only what can hardly be a prompt is taken for parameters when it is pasted. */
static void
test_pasted (void)
{
  static const char *const prompts[] = { "",
                                         "a red boat",
                                         "boat: big, sea: wide, sky: blue",
                                         "{not json}",
                                         "{\"a\":1}",
                                         "[1,2]",
                                         "{\"a\":{\"b\":1}}",
                                         "\xff\xfe" };
  for (gsize i = 0; i < G_N_ELEMENTS (prompts); i++)
    g_assert_null (studio_recall_from_text (prompts[i]));
  g_autoptr (StudioRecall) call = studio_recall_from_text (
      "{\"model\":\"stable-image-ultra\",\"prompt\":\"a red boat\",\"seed\":7,"
      "\"size\":\"1536x640\",\"output_format\":\"png\"}");
  g_assert_cmpint (call->source, ==, STUDIO_RECALL_SOURCE_REQUEST);
  g_assert_cmpstr (call->prompt, ==, "a red boat");
  g_assert_cmpint (call->aspect_ratio, ==, STUDIO_ASPECT_RATIO_21_9);
  g_assert_true (call->exact_ratio);
  g_assert_true (studio_recall_has_own_model (call));
  g_autoptr (StudioRecall) other = studio_recall_from_text (
      "{\"model\":\"dall-e\",\"prompt\":\"a red boat\"}");
  g_assert_false (studio_recall_has_own_model (other));
  g_assert_cmpstr (get_unused (other, "model"), ==, "dall-e");
  g_autoptr (StudioRecall) mine = studio_recall_from_text (own);
  g_assert_cmpint (mine->source, ==, STUDIO_RECALL_SOURCE_ULTRA_STUDIO);
  g_autoptr (StudioRecall) windows = studio_recall_from_text (
      "a\r\nNegative prompt: b\r\nSteps: 1, Seed: 2, Size: 512x512\r\n");
  g_assert_cmpstr (windows->negative_prompt, ==, "b");
}

static void
test_seeds (void)
{
  static const struct
  {
    const char *text;
    guint32 seed;
  } rows[] = {
    { "1", 1 },          { "4294967295", 4294967295u }, { "0", 0 },   { "-1", 0 },
    { "4294967296", 0 }, { "18446744073709551615", 0 }, { "1e3", 0 }, { "seven", 0 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("a\nSteps: 1, Seed: %s, Size: 512x512",
                                               rows[i].text);
      g_autoptr (StudioRecall) found = studio_recall_from_text (text);
      g_assert_cmpuint (found->seed, ==, rows[i].seed);
      g_assert_cmpint ((found->found & STUDIO_RECALL_FOUND_SEED) != 0, ==, rows[i].seed != 0);
      if (rows[i].seed == 0)
        {
          g_assert_cmpstr (get_unused (found, "Seed"), ==, rows[i].text);
          g_assert_cmpint (get_reason (found, "Seed"), ==, STUDIO_RECALL_REASON_OUT_OF_RANGE);
        }
    }
  g_autoptr (StudioRecall) json = studio_recall_from_text (
      "{\"prompt\":\"a\",\"seed\":18446744073709551615}");
  g_assert_cmpstr (get_unused (json, "seed"), ==, "18446744073709551615");
}

static void
test_sizes (void)
{
  static const struct
  {
    gint64 width;
    gint64 height;
    const char *ratio;
    gboolean exact;
  } rows[] = {
    { 1344, 768, "16:9", TRUE }, { 1920, 1080, "16:9", TRUE },   { 1000, 1000, "1:1", TRUE },
    { 640, 1536, "9:21", TRUE }, { 1366, 768, "16:9", FALSE },   { 800, 600, "3:2", FALSE },
    { 1200, 800, "3:2", TRUE },  { 100000, 100, "21:9", FALSE }, { 0, 10, NULL, FALSE },
    { -5, 10, NULL, FALSE },     { 1000001, 10, NULL, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StudioRecall) found = studio_recall_new (STUDIO_RECALL_SOURCE_NONE);
      studio_recall_set_size (found, rows[i].width, rows[i].height);
      g_assert_cmpint (found->found != 0, ==, rows[i].ratio != NULL);
      if (rows[i].ratio == NULL)
        continue;
      g_assert_cmpstr (studio_aspect_ratio_to_string (found->aspect_ratio), ==, rows[i].ratio);
      g_assert_cmpint (found->exact_ratio, ==, rows[i].exact);
    }
  g_autoptr (StudioRecall) text = studio_recall_new (STUDIO_RECALL_SOURCE_NONE);
  g_assert_false (studio_recall_set_size_text (text, NULL));
  g_assert_false (studio_recall_set_size_text (text, "large"));
  g_assert_false (studio_recall_set_size_text (text, "512"));
  g_assert_false (studio_recall_set_size_text (text, "1x2x3"));
  g_assert_true (studio_recall_set_size_text (text, "(1344, 768)"));
  g_assert_false (studio_recall_set_ratio (text, "4:3"));
  g_assert_true (studio_recall_set_ratio (text, "9:21"));
  g_assert_cmpint (text->width, ==, 0);
}

static void
test_bounds (void)
{
  g_autoptr (StudioRecall) found = studio_recall_new (STUDIO_RECALL_SOURCE_NONE);
  g_autofree char *text = g_strnfill (200001, 'x');
  g_autofree char *word = g_strnfill (300, 'y');
  studio_recall_set_prompt (found, text);
  g_assert_null (found->prompt);
  g_assert_cmpint (get_reason (found, "Prompt"), ==, STUDIO_RECALL_REASON_OUT_OF_RANGE);
  text[20000] = '\0';
  studio_recall_set_prompt (found, text);
  g_assert_cmpuint (strlen (found->prompt), ==, 20000);
  studio_recall_set_prompt (found, "the second");
  g_assert_cmpuint (strlen (found->prompt), ==, 20000);
  for (int i = 0; i < 100; i++)
    studio_recall_add_unused (found, word, word, STUDIO_RECALL_REASON_UNKNOWN);
  studio_recall_add_unused (found, "empty", "", STUDIO_RECALL_REASON_UNKNOWN);
  g_assert_cmpuint (found->unused->len, ==, 64);
  const StudioRecallUnused *unused = g_ptr_array_index (found->unused, 63);
  g_assert_cmpint (g_utf8_strlen (unused->name, -1), ==, 64);
  g_assert_cmpint (g_utf8_strlen (unused->value, -1), ==, 256);
  g_assert_true (g_str_has_suffix (unused->value, "…"));
  g_autofree char *tidied = studio_recall_tidy ("  a\r\nb\rc  ");
  g_autofree char *shortened = studio_recall_shorten ("海海海", 2);
  g_assert_cmpstr (tidied, ==, "a\nb\nc");
  g_assert_cmpstr (shortened, ==, "海…");
}

static void
test_extras (void)
{
  static const char *const ratings[] = { "0", "-1", "6", "nan", "", "x" };
  g_autoptr (StudioRecall) found = studio_recall_new (STUDIO_RECALL_SOURCE_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (ratings); i++)
    studio_recall_set_rating (found, ratings[i]);
  g_assert_cmpuint (found->found, ==, 0);
  studio_recall_set_rating (found, "3.0");
  g_assert_cmpuint (found->rating, ==, 3);
  studio_recall_set_created (found, "yesterday");
  g_assert_cmpint (found->created_us, ==, 0);
  studio_recall_set_created (found, "2026-11-03T14:05:09.5");
  g_assert_cmpint (found->created_us, ==, G_GINT64_CONSTANT (1793714709500000));
  studio_recall_set_parent (found, -1);
  g_assert_cmpint (found->parent_id, ==, 0);
  studio_recall_set_styles_text (found, "['open");
  g_assert_null (found->styles);
  studio_recall_set_styles_text (found, "one name");
  g_assert_cmpstr (found->styles[0], ==, "one name");
  studio_recall_set_starred (found, FALSE);
  g_assert_cmpuint (found->found & STUDIO_RECALL_FOUND_STARRED, !=, 0);
  studio_recall_set_format (found, "gif");
  g_assert_cmpuint (found->found & STUDIO_RECALL_FOUND_FORMAT, ==, 0);
}

static void
test_sources (void)
{
  g_assert_cmpstr (studio_recall_source_to_string (STUDIO_RECALL_SOURCE_NONE), ==, "none");
  g_assert_cmpstr (studio_recall_source_to_string (STUDIO_RECALL_SOURCE_XMP), ==, "xmp");
  g_assert_cmpstr (studio_recall_source_get_title (STUDIO_RECALL_SOURCE_COMFY_UI), ==, "ComfyUI");
}

static void
test_damage_is_told (void)
{
  GByteArray *png = fixture_png_text (fixture_png (), "parameters", infotext);
  fixture_png_add (png, "caBX", "box", 3);
  g_byte_array_set_size (png, png->len - 20);
  g_autoptr (StudioRecall) found = recall (png);
  g_assert_cmpstr (found->negative_prompt, ==, "people");
  g_assert_cmpuint (found->issues, ==, STUDIO_METADATA_ISSUE_CUT_OFF);
  g_assert_true (found->has_manifest);
}

static void
test_files (void)
{
  g_autofree char *folder = studio_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "image.png", NULL);
  g_autofree char *none = g_build_filename (folder, "none.png", NULL);
  g_autoptr (GBytes) png = fixture_end (fixture_png_text (fixture_png (), "parameters", infotext));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (
      path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
  g_autoptr (StudioRecall) found = studio_recall_from_file (path, NULL, &error);
  g_assert_no_error (error);
  check_infotext (found);
  studio_recall_from_file_async (path, NULL, studio_test_store_result_cb, &result);
  studio_test_wait_for_result (&result);
  g_autoptr (StudioRecall) later = studio_recall_from_file_finish (result, &error);
  g_assert_no_error (error);
  check_infotext (later);
  studio_recall_from_file_async (none, NULL, studio_test_store_result_cb, &failed);
  studio_test_wait_for_result (&failed);
  g_assert_null (studio_recall_from_file_finish (failed, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_STORAGE);
  studio_test_remove_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recall/infotext", test_infotext);
  g_test_add_func ("/recall/own", test_own);
  g_test_add_func ("/recall/swarm-ui", test_swarm);
  g_test_add_func ("/recall/invoke-ai", test_invoke);
  g_test_add_func ("/recall/old-invoke-ai", test_old_invoke);
  g_test_add_func ("/recall/fooocus", test_fooocus);
  g_test_add_func ("/recall/draw-things", test_draw_things);
  g_test_add_func ("/recall/novel-ai", test_novel);
  g_test_add_func ("/recall/easy-diffusion", test_easy_diffusion);
  g_test_add_func ("/recall/xmp", test_xmp);
  g_test_add_func ("/recall/nothing", test_nothing);
  g_test_add_func ("/recall/pasted", test_pasted);
  g_test_add_func ("/recall/seeds", test_seeds);
  g_test_add_func ("/recall/sizes", test_sizes);
  g_test_add_func ("/recall/bounds", test_bounds);
  g_test_add_func ("/recall/extras", test_extras);
  g_test_add_func ("/recall/sources", test_sources);
  g_test_add_func ("/recall/damage-is-told", test_damage_is_told);
  g_test_add_func ("/recall/files", test_files);
  return g_test_run ();
}
