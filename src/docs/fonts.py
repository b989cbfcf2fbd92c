import sys
from fontTools.ttLib import TTFont
from fontTools import subset
RANGES=[(0x20,0x7e),(0xa0,0x17f),(0x192,0x192),(0x1a0,0x1b0),(0x218,0x21b),(0x2c6,0x2dd),(0x370,0x3ff),(0x400,0x45f),(0x490,0x491),(0x1e80,0x1e9e),(0x1ea0,0x1ef9),(0x2010,0x2044),(0x2070,0x209f),(0x20a0,0x20bf),(0x2100,0x2126),(0x2150,0x215e),(0x2190,0x21ff),(0x2200,0x226f),(0x2300,0x23ff),(0x2318,0x2318),(0x2500,0x25ff),(0x2605,0x2606),(0x2713,0x2717)]
def make(src,dst,family,features):
    f=TTFont(src)
    gsub=f['GSUB'].table
    m={}
    for rec in gsub.FeatureList.FeatureRecord:
        if rec.FeatureTag in features:
            for li in rec.Feature.LookupListIndex:
                for st in gsub.LookupList.Lookup[li].SubTable:
                    st=getattr(st,'ExtSubTable',st)
                    if hasattr(st,'mapping'): m.update(st.mapping)
    for t in f['cmap'].tables:
        t.cmap={u:m.get(g,g) for u,g in t.cmap.items()}
    o=subset.Options(); o.layout_features=[]; o.hinting=False; o.name_IDs=['*']; o.notdef_outline=True; o.drop_tables+=['GPOS','GSUB','GDEF','DSIG','STAT']
    s=subset.Subsetter(o); s.populate(unicodes=[u for a,b in RANGES for u in range(a,b+1)]); s.subset(f)
    for n in list(f['name'].names):
        if n.nameID in (1,4,16,21): f['name'].setName(family,n.nameID,n.platformID,n.platEncID,n.langID)
        elif n.nameID in (2,17): f['name'].setName('Regular',n.nameID,n.platformID,n.platEncID,n.langID)
        elif n.nameID==6: f['name'].setName(family.replace(' ','')+'-Regular',6,n.platformID,n.platEncID,n.langID)
        elif n.nameID in (3,18,22,25): f['name'].removeNames(nameID=n.nameID)
    f['OS/2'].usWeightClass=400; f['OS/2'].fsSelection=0x40; f['head'].macStyle=0
    if 'CFF ' in f:
        c=f['CFF '].cff; c.fontNames[0]=family.replace(' ','')+'-Regular'; td=c.topDictIndex[0]; td.FullName=family; td.FamilyName=family; td.Weight='Regular'
    f.save(dst)
out=sys.argv[1]
I='x/usr/share/fonts/opentype/inter/Inter-%s.otf'; J='x/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-%s.ttf'
for w,n in (('Regular',''),('Medium',' Medium'),('SemiBold',' SemiBold'),('Bold',' Bold')):
    make(I%w,out+'/inter-%s.otf'%w.lower(),'Signalbox Inter'+n,('tnum','cv05'))
for w,n in (('Regular',''),('Medium',' Medium'),('SemiBold',' SemiBold')):
    make(J%w,out+'/jetbrains-mono-%s.ttf'%w.lower(),'Signalbox Mono'+n,())
